from kept import keeps


@keeps("rates")
async def rates(day):
    return day
